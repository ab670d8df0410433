import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synthesized } from "@plinth/testing";
import { type App, TerraformStack, Testing } from "cdktf";
import { SENTENCES, type Sentence } from "../sentences";

/** An app with a platform and a service in us-east-1, and how the two meet. */
type Meeting = (sentence: Sentence, platform: TerraformStack, service: TerraformStack) => void;

const MEETINGS: Readonly<Record<string, Meeting>> = {
  "in one stack": (sentence, stack) => sentence.meet({ stack }, sentence.dependency({ stack })),
  "in two stacks": (sentence, platform, service) =>
    sentence.meet({ stack: service }, sentence.dependency({ stack: platform })),
  "in two stacks, the dependency's depending on the other": (sentence, platform, service) => {
    platform.addDependency(service);
    sentence.meet({ stack: service }, sentence.dependency({ stack: platform }));
  },
  "in two regions of one stack": (sentence, stack) =>
    sentence.meet({ stack, provider: west(stack) }, sentence.dependency({ stack })),
  "in two regions, in two stacks": (sentence, platform, service) =>
    sentence.meet({ stack: service, provider: west(service) }, sentence.dependency({ stack: platform })),
  "with what exists": (sentence, _platform, stack) => sentence.meet({ stack }, sentence.existing?.(stack)),
};

const west = (stack: TerraformStack) => new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" });

function stackOf(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  return stack;
}

/** Which stack depends on which, or what the meeting is refused with; the documents are recorded for `terraform validate`. */
function outcomeOf(sentence: Sentence, meet: Meeting): string {
  const app: App = Testing.app();
  const [platform, service] = [stackOf(app, "platform"), stackOf(app, "service")];
  try {
    meet(sentence, platform, service);
    for (const stack of [platform, service]) stack.prepareStack();
    for (const stack of [platform, service]) if (stack.node.children.length > 1) synthesized(stack);
  } catch (error) {
    return `refused: ${(error as Error).message.replaceAll("\n", " ")}`;
  }
  const directions = [platform, service].flatMap((one) =>
    one.dependencies.map((other) => `${one} depends on ${other}`),
  );
  return directions.join(", ") || "accepted";
}

test.each(Object.entries(SENTENCES))("each meeting has one outcome: %s", (_title, sentence) => {
  const outcomes = Object.entries(MEETINGS)
    .filter(([title]) => title !== "with what exists" || sentence.existing)
    .map(([title, meet]) => `${title}: ${outcomeOf(sentence, meet)}`);
  expect(outcomes.join("\n")).toMatchSnapshot();
  // In the words of Plinth, and not in those of cdktf, constructs or JavaScript.
  expect(outcomes.join("\n")).not.toMatch(/Cannot add dependency|There is already a Construct|TypeError|TfToken/);
});
