import type { Deployment } from "../deployment";
import type { Emulator } from "../emulator";
import { expectThat } from "../runner";

interface Alarm {
  readonly AlarmName: string;
  readonly Dimensions?: readonly Dimension[];
  /** Of an alarm on a formula or a band. */
  readonly Metrics?: readonly {
    readonly MetricStat?: { readonly Metric: { readonly Dimensions?: readonly Dimension[] } };
  }[];
}

interface Dimension {
  readonly Name: string;
  readonly Value: string;
}

/** What names other things, and is not measured itself. */
const SPEAKERS = /^aws_cloudwatch_(metric_alarm|composite_alarm|dashboard)$/;

/** Every value of every dimension of every alarm in the account is an attribute of a resource that exists. */
export async function alarmsMeasure(deployment: Deployment, emulator: Emulator): Promise<void> {
  const resources = (await deployment.attributes()).filter(({ type }) => !SPEAKERS.test(type));
  const known = new Set(resources.flatMap(({ texts }) => texts));
  const alarms = await alarmsIn(emulator);
  const dimensions = alarms.flatMap(({ AlarmName, Dimensions = [], Metrics = [] }) =>
    [...Dimensions, ...Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.Dimensions ?? [])].map(
      ({ Name, Value }) => ({ AlarmName, Name, Value }),
    ),
  );
  const unknown = dimensions.filter(({ Value }) => !known.has(Value));
  expectThat(dimensions.length > 0, `no alarm has a dimension, among ${alarms.length}`);
  expectThat(
    unknown.length === 0,
    `nothing is called so:\n${unknown.map(({ AlarmName, Name, Value }) => `${AlarmName}: ${Name} ${Value}`).join("\n")}`,
  );
}

/** The alarms on metrics, as CloudWatch describes them. */
async function alarmsIn(emulator: Emulator): Promise<Alarm[]> {
  const { MetricAlarms } = await emulator.call("monitoring", "GraniteServiceVersion20100801.DescribeAlarms", {});
  return MetricAlarms as Alarm[];
}
