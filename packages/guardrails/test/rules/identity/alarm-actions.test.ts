import { alarmActions } from "../../../src/rules/identity/alarm-actions";
import { cases, type Resources, says } from "../../cases";

const alarm = (args: object, more: Resources = {}) => ({
  resource: { aws_cloudwatch_metric_alarm: { Cpu: args }, ...more },
});
const topic = { alarm_actions: ["${aws_sns_topic.Alarms.arn}"] };

cases(alarmActions, {
  fails: {
    "an alarm that tells nobody": alarm({ threshold: 80 }),
    "an alarm that is off": alarm({ ...topic, actions_enabled: false }),
  },
  passes: {
    "an alarm that tells a topic": alarm(topic),
    "a part of another alarm": alarm(
      {},
      {
        aws_cloudwatch_composite_alarm: {
          Down: { alarm_rule: "ALARM(${aws_cloudwatch_metric_alarm.Cpu.alarm_name})" },
        },
      },
    ),
  },
});

says(alarmActions, [
  ["an alarm that is off, as text", alarm({ ...topic, actions_enabled: "false" }), "is silent"],
  ["an alarm that is on", alarm({ ...topic, actions_enabled: true }), undefined],
  ["an alarm that is on and tells nobody", alarm({ actions_enabled: true }), "tells nobody"],
]);
