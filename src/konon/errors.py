"""What ends a call, mostly the caller's mistakes; what a page does wrong is an Issue."""


class KononError(Exception):
    """Something the caller can mend; the message says what to do next."""


class UnreadableInputError(KononError):
    """The path given is missing, closed to us, or of a shape that no reader knows."""


class StoreError(KononError):
    """The database cannot be opened or written as asked."""


class NewerStoreError(StoreError):
    """The database was written by a newer Konon than this one."""


class DamagedStoreError(StoreError):
    """The file is not a Konon database, or its content fails a check."""


class DiskFullError(StoreError):
    """No room was left while a batch was written; nothing of that batch was kept."""


class NotFoundError(KononError):
    """No record has this id."""


class RuleError(KononError):
    """A data file (publisher rule, lexicon) breaks its own grammar; names file and key."""


class EngineError(KononError):
    """The processes that read pages cannot be started; what they print says why."""


class ClosedError(Exception):
    """The processes were ended by their owner while pages were being read; users never see it."""


class UsageError(KononError):
    """The command or query was not of a form that Konon understands."""
