/** A team whose bot is replaced by another one. */
import { Effect } from "effect"
import { ada } from "../../../../domain/kit/people.ts"
import { BotToken } from "../../../../gateways/telegram/token/botToken.ts"
import { startBotApi, type TestBotApi } from "../../server/botApi.ts"
import { startTeam, type Team } from "../../kit/team.ts"

type Replace = (api: TestBotApi, replaces: number | null) => Promise<unknown>
export interface TwoBots {
  readonly first: TestBotApi
  readonly second: TestBotApi
  readonly team: Team
  /** Connects a bot, whose server the next start of the team uses. */
  readonly connect: Replace
}

/** Runs a test with the servers of two bots that have the same people. */
export const withTwoBots = (play: (on: TwoBots) => Promise<void>) => async () => {
  const [first, second] = [await startBotApi(), await startBotApi({ id: 7777 })]
  const telegram = { ...first }
  const team = await startTeam(telegram, { token: null })
  const connect: Replace = (api, replaces) => {
    telegram.url = api.url
    return team.run(
      Effect.provide(
        Effect.flatMap(BotToken, ({ connect: store }) => store(api.token, ada, replaces)),
        BotToken.layer({ fixed: null, apiRoot: api.url })
      )
    )
  }
  try {
    await play({ first, second, team, connect })
  } finally {
    await team.stop()
    await Promise.all([first.stop(), second.stop()])
  }
}
