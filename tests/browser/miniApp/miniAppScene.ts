/** A product with a bot, its owner Ann who has linked her Telegram account, and the sample with its proposals. */
import { afterAll, beforeAll } from "vitest"
import { extractAndWait } from "../../support/knowledge/requests.ts"
import { startBotApi } from "../../telegram/server/botApi.ts"
import { browserScene } from "../scene/browserScene.ts"

/** Declares the hooks of the file. */
export const miniAppScene = async () => {
  const api = await startBotApi()
  const scene = browserScene({ TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url })
  const ann = api.person("Ann")
  beforeAll(async () => {
    const { code } = JSON.parse(await scene.tracker.tt("login", "--name", "Ann", "--telegram", "--json"))
    api.send(ann.chat, ann.user, `/start ${code}`)
    await api.until(() => api.cards(ann.chat).length > 0)
    await scene.request("POST", "/api/sample", {}, "sample")
    await extractAndWait(scene.request)
  }, 180_000)
  afterAll(() => api.stop())
  return {
    get tracker() {
      return scene.tracker
    },
    get browser() {
      return scene.browser
    },
    request: scene.request,
    /** The address of the product, and the person who opens the app. */
    opened: () => ({ origin: scene.tracker.origin, token: api.token, user: ann.user.id })
  }
}
