"""How a checkpoint's pickle is converted: in a separate process that drops its privileges."""

from sdstudio.app.engine_process import program_command, program_environment
from sdstudio.models.importing import Converter


def converter() -> Converter:
    """The process that :func:`sdstudio.models.importing.import_model` asks for."""
    return Converter(program_command("--convert-checkpoint"), program_environment())
