/** Every line of the table: its goal, and the value beyond which a run reports a regression. */
import type { Goal } from "./kit/measure.ts"

/**
 * `worst` is worse than all values of runs on a quiet machine, so a line that only misses its goal is not a regression
 * (`docs/performance.md` explains each missed goal).
 */
export const goals = {
  "gate-training": { area: "text", unit: "ms", goal: 2_000, worst: 6_000 },
  "gate-answer": { area: "text", unit: "ms", goal: 1, worst: 4 },
  "window-by-rules": { area: "text", unit: "ms", goal: 2_000, worst: 6_000 },
  "hostile-message": { area: "text", unit: "ms", goal: 1_000, worst: 3_000 },
  "hostile-hold": { area: "text", unit: "ms", goal: 50, worst: 150 },
  "long-phrase": { area: "text", unit: "ms", goal: 500, worst: 1_500 },

  "bus-1-in-flight": { area: "bus", unit: "ratio", goal: 0.75, worst: 0.4 },
  "bus-32-in-flight": { area: "bus", unit: "ratio", goal: 0.9, worst: 0.45 },
  "bus-128-in-flight": { area: "bus", unit: "ratio", goal: 4, worst: 1.2 },
  "bus-512-in-flight": { area: "bus", unit: "ratio", goal: 6, worst: 1.4 },
  "bus-emmett-1-in-flight": { area: "bus", unit: "ratio", goal: 1.5, worst: 0.8 },
  "bus-emmett-32-in-flight": { area: "bus", unit: "ratio", goal: 2, worst: 0.6 },
  "bus-emmett-128-in-flight": { area: "bus", unit: "ratio", goal: 10, worst: 1.2 },
  "bus-one-task": { area: "bus", unit: "ratio", goal: 0.5, worst: 0.4 },
  "bus-conflicts": { area: "bus", unit: "times", goal: 0, worst: 0 },
  "bus-long-task-warm": { area: "bus", unit: "ms", goal: 50, worst: 50 },
  "bus-long-task-cold": { area: "bus", unit: "ms", goal: 300, worst: 300 },

  "audit-link": { area: "audit", unit: "s", goal: 30, worst: 90 },
  "audit-verify": { area: "audit", unit: "s", goal: 30, worst: 60 },
  "audit-offline": { area: "audit", unit: "s", goal: 30, worst: 60 },

  "live-projection-to-copy": { area: "tables", unit: "ratio", goal: 0.2, worst: 0.04 },
  "replay-to-copy": { area: "tables", unit: "ratio", goal: 0.4, worst: 0.06 },
  "swap-reads-p99": { area: "tables", unit: "ms", goal: 50, worst: 200 },
  "swap-reads-failed": { area: "tables", unit: "times", goal: 0, worst: 0 },
  "swap-reads-empty": { area: "tables", unit: "times", goal: 0, worst: 0 },

  "similar-messages-p95": { area: "knowledge", unit: "ms", goal: 50, worst: 150 },
  "similar-atoms-p95": { area: "knowledge", unit: "ms", goal: 50, worst: 150 },
  "search-p95": { area: "knowledge", unit: "ms", goal: 250, worst: 750 },
  "search-long-texts": { area: "knowledge", unit: "ms", goal: 500, worst: 1_500 },
  "unread-page-growth": { area: "knowledge", unit: "times", goal: 2, worst: 3 },
  "extraction-heap-growth": { area: "knowledge", unit: "times", goal: 1.5, worst: 2 },

  "socket-delivery-200": { area: "sockets", unit: "ratio", goal: 0.8, worst: 0.5 },
  "command-to-socket-p50": { area: "sockets", unit: "ms", goal: 10, worst: 1_500 },
  "command-to-socket-p99": { area: "sockets", unit: "ms", goal: 50, worst: 3_000 },
  "idle-socket-memory": { area: "sockets", unit: "kB", goal: 20, worst: 20 },

  "http-get-task": { area: "reads", unit: "ratio", goal: 0.2, worst: 0.1 },
  "http-list-20": { area: "reads", unit: "ratio", goal: 0.06, worst: 0.04 },

  "webhook-to-publish": { area: "telegram", unit: "ratio", goal: 0.5, worst: 0.08 },
  "updates-handled-to-publish": { area: "telegram", unit: "ratio", goal: 0.5, worst: 0.15 },
  "webhook-acknowledged-p99": { area: "telegram", unit: "times", goal: 3, worst: 8 },
  "update-to-eyes-p50": { area: "telegram", unit: "times", goal: 3, worst: 6 },
  "update-to-eyes-p99": { area: "telegram", unit: "times", goal: 3, worst: 8 },
  "update-to-card-p50": { area: "telegram", unit: "times", goal: 3, worst: 16 },
  "update-to-card-p99": { area: "telegram", unit: "times", goal: 3, worst: 10 },

  "webhook-unwanted-event": { area: "webhooks", unit: "times", goal: 1.2, worst: 2 },
  "webhook-to-bare-post": { area: "webhooks", unit: "ratio", goal: 0.3, worst: 0.03 },
  "webhooks-with-endpoints": { area: "webhooks", unit: "exponent", goal: 0.15, worst: 0.4 },
  "webhook-memory": { area: "webhooks", unit: "MB", goal: 100, worst: 400 },

  "replay-all-read-models": { area: "growth", unit: "per second", goal: 16_667, worst: 2_000 },
  "replay-embedded": { area: "growth", unit: "per second", goal: 2_500, worst: 250 },
  "replay-memory": { area: "growth", unit: "MB", goal: 400, worst: 600 },
  "warm-start": { area: "growth", unit: "s", goal: 5, worst: 12 },
  "idle-memory": { area: "growth", unit: "MB", goal: 700, worst: 900 },
  "commands-with-aggregates": { area: "growth", unit: "exponent", goal: 0.15, worst: 0.3 },
  "memory-with-aggregates": { area: "growth", unit: "exponent", goal: 1, worst: 1.2 },
  "load-with-events": { area: "growth", unit: "exponent", goal: 1, worst: 1.3 },
  "load-by-snapshot-with-events": { area: "growth", unit: "exponent", goal: 1, worst: 1.3 },
  "load-memory-with-events": { area: "growth", unit: "exponent", goal: 1.1, worst: 1.3 },
  "replay-with-events": { area: "growth", unit: "exponent", goal: 1.1, worst: 1.3 },
  "replay-memory-with-events": { area: "growth", unit: "exponent", goal: 0.3, worst: 0.6 },
  "warm-start-with-events": { area: "growth", unit: "exponent", goal: 0.3, worst: 0.6 },
  "memory-with-events": { area: "growth", unit: "exponent", goal: 0.3, worst: 0.6 },
  "snapshot-with-tasks": { area: "growth", unit: "exponent", goal: 1.1, worst: 1.3 }
} as const satisfies Readonly<Record<string, Goal>>

export type LineName = keyof typeof goals
