import { EMPTY_PAGE, updated } from "../page";

const KMS = { mutants: 1399, killed: 30, survived: 9, uncovered: 1 };
const RDS = { mutants: 100, killed: 50, survived: 0, uncovered: 0 };

const rowsOf = (page: string) => page.split("\n").filter((line) => /^\| [a-z*]+ \| [\d,]/.test(line));

test("a page without the section gets it, below what is there", () => {
  const page = updated(EMPTY_PAGE, "kms", KMS);
  expect(page).toMatch(/^# Quality\n\n<!-- mutants:begin -->\n\n## Mutants\n[\s\S]*\n<!-- mutants:end -->\n$/);
  expect(rowsOf(page)).toEqual([
    "| kms | 1,399 | 40 | 30 | 9 | 1 | 75.0 % |",
    "| **all** | 1,399 | 40 | 30 | 9 | 1 | 75.0 % |",
  ]);
});

test("a further package has its row in order, and the sum follows", () => {
  const page = updated(updated(EMPTY_PAGE, "rds", RDS), "kms", KMS);
  expect(rowsOf(page)).toEqual([
    "| kms | 1,399 | 40 | 30 | 9 | 1 | 75.0 % |",
    "| rds | 100 | 50 | 50 | 0 | 0 | 100.0 % |",
    "| **all** | 1,499 | 90 | 80 | 9 | 1 | 88.9 % |",
  ]);
});

test("a row is replaced, and nothing outside of the section changes", () => {
  const [above, below] = ["# Quality\n\n## Generated inputs\n\n| kms | 1 |\n\n", "\n\n## Last\n"];
  const section = updated(EMPTY_PAGE, "kms", RDS).slice(EMPTY_PAGE.length).trim();
  const page = updated(`${above}${section}${below}`, "kms", KMS);
  expect(rowsOf(page).slice(1)).toEqual(rowsOf(updated(EMPTY_PAGE, "kms", KMS)));
  expect([page.startsWith(above), page.endsWith(below)]).toEqual([true, true]);
});
