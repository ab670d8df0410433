"""CloudWatch Logs: the class of a log group."""

from moto.logs.models import LogGroup
from moto.logs.responses import LogsResponse

from fixes.wrap import wrap

STANDARD = "STANDARD"


def apply():
    @wrap(LogsResponse, "create_log_group")
    def create_log_group(original, self):
        answer = original(self)
        group = self.logs_backend.groups[self._get_param("logGroupName")]
        group.log_group_class = self._get_param("logGroupClass") or STANDARD
        return answer

    @wrap(LogGroup, "to_describe_dict")
    def to_describe_dict(original, self):
        return {**original(self), "logGroupClass": getattr(self, "log_group_class", STANDARD)}
