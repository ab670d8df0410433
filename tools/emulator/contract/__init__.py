"""Each request held against AWS's own model of its operation, which botocore carries: lengths, patterns, ranges, enums, required members."""

from contract.operation import Unparsed, parse
from contract.violations import violations
from contract.words import refusal, validation_error

__all__ = ["Unparsed", "parse", "refusal", "validation_error", "violations"]
