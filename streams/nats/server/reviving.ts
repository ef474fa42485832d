/** Restarts a server that runs and does not work. */
import { Effect } from "effect"
import { statfsSync } from "node:fs"
import { isServerOf, pidIn } from "./folder/serverProcess.ts"

interface Server {
  /** The folder of the store, the settings, the log and the pid. */
  readonly folder: string
}

const greetInterval = "2 seconds"
/** Greetings that fail one after another until the server counts as frozen. */
const mostSilent = 3

/**
 * Restarts a server that has greeted and no longer does: it is frozen, and without commands no append would notice it.
 * The present server must have greeted already. A restarted server is not checked until it has greeted, because it may
 * be reading a large store.
 */
export const restartedWhenFrozen = ({ folder }: Server, doesGreet: () => Promise<boolean>): Effect.Effect<never> => {
  let silent = 0
  let greeted = pidIn(folder)
  const revive = reviving({ folder })
  return Effect.promise(doesGreet).pipe(
    Effect.flatMap((isAnswer) => {
      const pid = pidIn(folder)
      silent = isAnswer ? 0 : silent + 1
      if (isAnswer) greeted = pid
      return silent < mostSilent || pid !== greeted ? Effect.void : revive
    }),
    Effect.delay(greetInterval),
    Effect.forever
  )
}

/** The shortest time between two restarts, so that the server has time to start. Milliseconds. */
const rareMillis = 60_000
/** With less free disk space the server could not write, and a restart would not help. Bytes. */
const leastRoom = 32 * 1024 ** 2

/** Kills the server of this folder, which is then started again: for a server that runs but accepts nothing. All acknowledged commits are on disk. */
export const reviving = ({ folder }: Server): Effect.Effect<void> => {
  let last = -Infinity
  return Effect.suspend(() => {
    const pid = pidIn(folder)
    const { bavail, bsize } = statfsSync(folder)
    const now = Date.now()
    if (pid === null || isServerOf(folder, pid) !== true || bavail * bsize < leastRoom || now - last < rareMillis)
      return Effect.void
    last = now
    return Effect.andThen(
      Effect.logWarning("nats-server does not answer; restarting it"),
      // A frozen server would react to no other signal.
      Effect.sync(() => void process.kill(pid, "SIGKILL"))
    )
  })
}
