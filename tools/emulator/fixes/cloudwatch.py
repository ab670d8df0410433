"""CloudWatch: composite alarms, which moto describes but cannot make."""

from moto.cloudwatch.responses import CloudWatchResponse

SUPPRESSION = {
    "ActionsSuppressor": "actions_suppressor",
    "ActionsSuppressorWaitPeriod": "actions_suppressor_wait_period",
    "ActionsSuppressorExtensionPeriod": "actions_suppressor_extension_period",
}


def apply():
    def put_composite_alarm(self):
        answer = self.put_metric_alarm()
        alarm = self.cloudwatch_backend.alarms[self._get_param("AlarmName")]
        alarm.alarm_rule = alarm.rule
        for parameter, attribute in SUPPRESSION.items():
            setattr(alarm, attribute, self._get_param(parameter))
        return answer

    CloudWatchResponse.put_composite_alarm = put_composite_alarm
