import { record, text } from "../../src/props";
import { escapeTemplates } from "../../src/props/terraform-text";
import { read, TEXT } from "./read";

test.each([
  ["${aws:PrincipalTag/team}", "$${aws:PrincipalTag/team}"],
  ["100 %{x} of ${y}", "100 %%{x} of $${y}"],
  ["$${y} %%{x} $5 50 %", "$${y} %%{x} $5 50 %"],
  [`${TEXT}/\${x}`, `${TEXT}/$\${x}`],
])("%j reaches AWS as it is written", (given, escaped) => {
  expect(escapeTemplates(given)).toBe(escaped);
  expect(escapeTemplates(escaped)).toBe(escaped);
  expect(read(text(), given)).toBe(escaped);
  expect(read(record(text(), text()), { [given]: given })).toEqual({ [escaped]: escaped });
});
