"""Ctrl-C as a wish: heeded between two pages, or at once where the input keeps us waiting."""

import signal
import threading
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Self, TypeVar

T = TypeVar("T")


class Interruption:
    """Notes Ctrl-C inside its block; the second one raises KeyboardInterrupt as usual.

    Outside the main thread, where no signal arrives, it does nothing.

    Attributes:
        is_asked: Whether Ctrl-C was pressed.
    """

    def __init__(self) -> None:
        self.is_asked = False
        self._is_waiting = False
        self._is_main = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._is_main:
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._is_main:
            signal.signal(signal.SIGINT, self._before)

    def guarding(self, values: Iterator[T]) -> Iterator[T]:
        """Yield values until they end or Ctrl-C is pressed, also while the next is waited for."""
        while not self.is_asked:
            try:
                self._is_waiting = True
                value = next(values)
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._is_waiting = False
            yield value

    def _note(self, number: int, frame: FrameType | None) -> None:
        was_asked, self.is_asked = self.is_asked, True
        if was_asked or self._is_waiting:
            raise KeyboardInterrupt
