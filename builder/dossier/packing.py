"""Values as bytes that can be kept, and read again without trust: data, never code.

They are MessagePack, compressed by LZ4: written in a fifth, and read in a third of the time that
JSON and DEFLATE take, which is felt where a site is made of thousands of pages that were kept.
"""

from typing import Generic, TypeVar

import lz4.block  # type: ignore[import-untyped]
import msgspec

T = TypeVar("T")


class Packing(Generic[T]):
    """Packs values of a type, which is made of dataclasses and what JSON has, as bytes.

    Args:
        kind: The type.
    """

    def __init__(self, kind: type[T]) -> None:
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(kind)

    def pack(self, value: T) -> bytes:
        """Return a value as bytes.

        Raises:
            ValueError: there is half a sign of UTF-16 in it.
        """
        data: bytes = lz4.block.compress(self._encoder.encode(value))
        return data

    def unpack(self, data: bytes) -> T:
        """Return the value that was packed as some bytes.

        Raises:
            ValueError: none of that type was.
        """
        try:
            return self._decoder.decode(lz4.block.decompress(data))
        except (lz4.block.LZ4BlockError, msgspec.MsgspecError, MemoryError) as fault:
            raise ValueError(str(fault)) from fault
