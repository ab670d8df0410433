/** Sizes and resilience by environment; security does not depend on it. */
export const DEFAULTS = {
  dev: {
    multiAz: false,
    sizeGiB: 20,
    retentionDays: 7,
    skipFinalSnapshot: true,
    logRetentionDays: 30,
    deletionProtection: false,
    applyImmediately: true,
  },
  prod: {
    multiAz: true,
    sizeGiB: 100,
    retentionDays: 30,
    skipFinalSnapshot: false,
    logRetentionDays: 365,
    deletionProtection: true,
    applyImmediately: false,
  },
} as const;

export const WINDOWS = { backup: "03:00-04:00", maintenance: "sun:04:30-sun:05:30" } as const;
