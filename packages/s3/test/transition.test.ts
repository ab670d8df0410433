import fc from "fast-check";
import { type StorageClass, stepsProblems, type Transition } from "../src/transition";

const told = (steps: Transition[]) => stepsProblems(steps).filter((problem) => problem);
const CLASSES: StorageClass[] = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "ONEZONE_IA",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
];

test.each<[Transition[], string[]]>([
  [[{ storageClass: "GLACIER", days: 0 }], []],
  [[{ storageClass: "STANDARD_IA", days: 30 }], []],
  [[{ storageClass: "STANDARD_IA", days: 29 }], ["days to STANDARD_IA must be 30 or more, got 29"]],
  [[{ storageClass: "ONEZONE_IA", days: 1 }], ["days to ONEZONE_IA must be 30 or more, got 1"]],
  [
    [
      { storageClass: "GLACIER_IR", days: 4 },
      { storageClass: "DEEP_ARCHIVE", days: 20 },
    ],
    ["days to DEEP_ARCHIVE must be 94 or more after GLACIER_IR on day 4, got 20"],
  ],
  [
    [
      { storageClass: "GLACIER_IR", days: 4 },
      { storageClass: "DEEP_ARCHIVE", days: 94 },
    ],
    [],
  ],
  [
    [
      { storageClass: "ONEZONE_IA", days: 30 },
      { storageClass: "GLACIER_IR", days: 365 },
    ],
    ["GLACIER_IR must not follow ONEZONE_IA, which goes on to GLACIER, DEEP_ARCHIVE"],
  ],
  [
    [
      { storageClass: "DEEP_ARCHIVE", days: 1 },
      { storageClass: "GLACIER", days: 365 },
    ],
    ["GLACIER must not follow DEEP_ARCHIVE, which is the last"],
  ],
  [
    [
      { storageClass: "INTELLIGENT_TIERING", days: 30 },
      { storageClass: "GLACIER", days: 30 },
    ],
    ["days to GLACIER must be 31 or more after INTELLIGENT_TIERING on day 30, got 30"],
  ],
])("%j is judged as AWS does", (steps, problems) => {
  expect(told(steps)).toEqual(problems);
});

test("whatever is accepted never goes back, repeats or hurries", () => {
  const step = fc.record({ storageClass: fc.constantFrom(...CLASSES), days: fc.nat(700) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      const sorted = [...steps].sort((a, b) => a.days - b.days);
      fc.pre(told(sorted).length === 0);
      const ranks = sorted.map(({ storageClass }) => CLASSES.indexOf(storageClass));
      expect(ranks).toEqual([...new Set(ranks)].sort((a, b) => a - b));
    }),
  );
});
