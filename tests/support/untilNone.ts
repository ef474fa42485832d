/** A wait for many things that takes an unknown time. */

/** The missing things that a failure names. */
const mostNamed = 5
/** Longer than a start on a busy machine, and than the minute for which Telegram may close a group. Milliseconds. */
const mostIdle = 120_000

interface Awaited {
  /** The name of the things, for a failure. */
  readonly what: string
  readonly missing: () => ReadonlyArray<string>
  /** Resolves when the condition holds. */
  readonly until: (holds: () => boolean) => Promise<unknown>
  /** More facts for a failure. */
  readonly context?: () => string
}

/**
 * Resolves when nothing is missing. The wait has no deadline of its own: it fails when two minutes pass in which the number of
 * missing things gets no smaller.
 */
export const untilNone = async ({ what, missing, until, context = () => "" }: Awaited): Promise<void> => {
  for (let before = missing().length; before > 0; before = missing().length) {
    const least = before
    const isSmaller = until(() => missing().length < least).then(() => true)
    if (await Promise.race([isSmaller, idle()])) continue
    const left = missing()
    throw new Error(`${left.length} ${what}: ${left.slice(0, mostNamed).join("; ")}. ${context()}`)
  }
}

const idle = () => new Promise<false>((resolve) => setTimeout(resolve, mostIdle, false).unref())
