import { list, object, type RowsOf, rawText, type SettingsOf, text } from "@plinth/core";

export interface LogFile {
  /** Names the log group, and its place in `logGroups`. */
  readonly name: string;
  /** Absolute path on the instance; `*` stands for any characters. */
  readonly path: string;
  /** A change replaces the log group. @default - `/plinth/ec2/<path of the construct>/<name>` */
  readonly logGroupName?: string;
}

const LOG_FILE = object({
  name: text("be lower-case letters, digits and hyphens", /^[a-z][a-z0-9-]{0,63}$/).literal(),
  path: rawText("be an absolute path", /^\//),
  /** AWS docs, "CreateLogGroup". */
  logGroupName: text("have 1 to 512 letters, digits and ./#_-", /^[\w./#-]{1,512}$/).optional(),
} satisfies RowsOf<LogFile>);

export const LOG_FILES = list(LOG_FILE, { unique: ({ name }) => name }).literal();
export type LogFileSettings = SettingsOf<typeof LOG_FILE>;

/** In an order that the caller does not decide: user data in another order would be a new launch template. */
export function sortedLogFiles(files: readonly LogFileSettings[]): readonly LogFileSettings[] {
  return [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
}
