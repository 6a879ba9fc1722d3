# SPDX-License-Identifier: GPL-3.0-or-later
"""How colours look to others: simulations of colour blindness (Machado, Oliveira & Fernandes 2009) and grey."""
import numpy

# For linear light, severity 1.
MATRICES = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}


def to_linear(srgb):
    """From 0..255 to linear light, 0..1."""
    c = numpy.asarray(srgb, dtype=float) / 255.0
    return numpy.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def from_linear(light):
    c = numpy.clip(light, 0.0, 1.0)
    return numpy.rint(255.0 * numpy.where(c <= 0.0031308, c * 12.92, 1.055 * c ** (1 / 2.4) - 0.055)).astype("uint8")


def seen(srgb, vision):
    """Returns the colours (last axis red, green, blue) as somebody with that vision sees them."""
    return from_linear(to_linear(srgb) @ numpy.array(MATRICES[vision]).T)


def lab(srgb):
    """CIE L*a*b* of sRGB, white D65."""
    xyz = to_linear(srgb) @ numpy.array(((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))).T
    t = xyz / numpy.array((0.9505, 1.0, 1.089))
    f = numpy.where(t > 216 / 24389, numpy.cbrt(t), (24389 / 27 * t + 16) / 116)
    return numpy.stack((116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])), axis=-1)


def distance(a, b):
    """CIE 1976 colour difference; 2.3 is just to be noticed side by side."""
    return float(numpy.linalg.norm(lab(a) - lab(b)))
