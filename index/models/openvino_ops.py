"""OpenVINO, as everything here takes it: `ov` and its operations `op`, without its converter.

Importing openvino as it comes imports the converter, which reports the import to its maker over the network. Yinju
builds its graphs by hand and reports to nobody; openvino goes without a converter that is not there.
"""

import sys

_CONVERTER = "openvino.tools.ovc"

if "openvino" not in sys.modules:
    sys.modules[_CONVERTER] = None  # type: ignore[assignment]  # how Python is told that a module cannot be imported

import openvino as ov  # noqa: E402  # after the converter was put out of reach
from openvino import opset15 as op  # noqa: E402

if sys.modules.get(_CONVERTER, op) is None:
    del sys.modules[_CONVERTER]  # whoever wants it later, and asks for it, may have it

__all__ = ["op", "ov"]
