import type { TestContext } from "vitest"
import { type BotApiOptions, startBotApi, type TestBotApi } from "../server/botApi.ts"
import { startTeam, type Team } from "./team.ts"

export interface Scene {
  readonly api: TestBotApi
  readonly team: Team
  /** The test's own, as snapshots of tests that run side by side need it. */
  readonly expect: TestContext["expect"]
}

/** A Bot API server and a team of its own for one test, ended with it. The bot is started by the test. */
export const scene =
  (play: (on: Scene) => Promise<void>, options: BotApiOptions = {}) =>
  async ({ expect }: Pick<TestContext, "expect">) => {
    const api = await startBotApi(options)
    const team = await startTeam(api)
    try {
      await play({ api, team, expect })
    } finally {
      await team.stop()
      await api.stop()
    }
  }

/** The first of some things that must be there. */
export const only = <A>(things: ReadonlyArray<A>): A => {
  const [first] = things
  if (first === undefined || things.length > 1) throw new Error(`expected one, found ${things.length}`)
  return first
}
