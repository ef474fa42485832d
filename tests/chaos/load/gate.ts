/** Lets the clients of a load pass, or holds them between two commands. */
import { pause } from "./send.ts"

export interface Gate {
  /** Runs a command of a client once the gate is open. */
  readonly pass: (command: () => Promise<unknown>) => Promise<void>
  /** Closes the gate. Resolves when no command is under way. */
  readonly hold: () => Promise<void>
  readonly open: () => void
}

export const makeGate = (): Gate => {
  let held: { readonly until: Promise<void>; readonly release: () => void } | null = null
  let busy = 0
  return {
    pass: async (command) => {
      while (held !== null) await held.until
      busy++
      await command()
      busy--
    },
    hold: async () => {
      let release = () => {}
      const until = new Promise<void>((resolve) => {
        release = resolve
      })
      held = { until, release }
      while (busy > 0) await pause(10)
    },
    open: () => {
      held?.release()
      held = null
    }
  }
}
