import type { TestContext } from "vitest"
import { type BotApiOptions, startBotApi, type TestBotApi } from "../server/botApi.ts"
import { startTeam, type Team, type TeamOptions } from "./team.ts"

export interface TeamScene {
  readonly api: TestBotApi
  readonly team: Team
  /** The `expect` of this test, which snapshots in concurrent tests need. */
  readonly expect: TestContext["expect"]
}

/** Runs a test with its own Bot API server and team, and stops both afterwards. The test starts the bot. */
export const withTeam =
  (play: (on: TeamScene) => Promise<void>, options: BotApiOptions = {}, teamOptions: TeamOptions = {}) =>
  async ({ expect }: Pick<TestContext, "expect">) => {
    const api = await startBotApi(options)
    const team = await startTeam(api, teamOptions)
    try {
      await play({ api, team, expect })
    } finally {
      await team.stop()
      await api.stop()
    }
  }

/** The only item of a list. Throws if there are none or several. */
export const only = <A>(things: ReadonlyArray<A>): A => {
  const [first] = things
  if (first === undefined || things.length > 1) throw new Error(`expected one, found ${things.length}`)
  return first
}
