#!/usr/bin/env python3
"""Makes PNG pictures of windows small: at most 256 colours, the most frequent ones; others become the nearest of them.

A window has few colours; what is lost are shades at the edges of letters that nobody can tell apart.
Usage: shrink.py PICTURE...   (8 bits a channel, not interlaced, as Qt saves them; replaced in place)
"""
import collections
import pathlib
import struct
import sys
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}


def chunks_of(data):
    """Name and content of each chunk."""
    place = len(SIGNATURE)
    while place < len(data):
        length = struct.unpack(">I", data[place:place + 4])[0]
        yield data[place + 4:place + 8], data[place + 8:place + 8 + length]
        place += 12 + length


def unfiltered(filter_type, line, above, width):
    """A line of bytes as it was before PNG's filter; width is that of a pixel."""
    if filter_type == 0:
        return line
    for i in range(len(line)):
        left = line[i - width] if i >= width else 0
        up = above[i]
        corner = above[i - width] if i >= width else 0
        if filter_type == 1:
            guess = left
        elif filter_type == 2:
            guess = up
        elif filter_type == 3:
            guess = (left + up) // 2
        else:  # Paeth's: whichever is nearest to left + up - corner
            middle = left + up - corner
            guess = min((left, up, corner), key=lambda value: abs(middle - value))
        line[i] = (line[i] + guess) & 0xFF
    return line


def pixels_of(data):
    """Width, and the lines of (red, green, blue)."""
    chunks = list(chunks_of(data))
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if depth != 8 or kind not in CHANNELS or interlaced:
        return None
    size = CHANNELS[kind]
    raw = zlib.decompress(b"".join(content for name, content in chunks if name == b"IDAT"))
    above, lines = bytearray(width * size), []
    for row in range(height):
        start = row * (width * size + 1)
        above = unfiltered(raw[start], bytearray(raw[start + 1:start + 1 + width * size]), above, size)
        lines.append(list(zip(above[0::size], above[1::size], above[2::size])))
    return width, lines


def with_palette(width, lines):
    """The bytes of a PNG with at most 256 colours."""
    count = collections.Counter(pixel for line in lines for pixel in line)
    palette = [colour for colour, _ in count.most_common(256)]
    place = {colour: index for index, colour in enumerate(palette)}
    for colour in count:
        if colour not in place:
            place[colour] = min(range(len(palette)), key=lambda i: sum(
                (a - b) ** 2 for a, b in zip(palette[i], colour)))
    raw = b"".join(b"\0" + bytes(place[pixel] for pixel in line) for line in lines)

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    return (SIGNATURE + chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(lines), 8, 3, 0, 0, 0))
            + chunk(b"PLTE", b"".join(bytes(colour) for colour in palette))
            + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def main():
    for name in sys.argv[1:]:
        path = pathlib.Path(name)
        pixels = pixels_of(path.read_bytes())
        if pixels:  # else it has a palette already
            path.write_bytes(with_palette(*pixels))


if __name__ == "__main__":
    main()
