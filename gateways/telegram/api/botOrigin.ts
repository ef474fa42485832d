import { Context } from "effect"

/** The address at which people open the product; null when Telegram cannot open it. */
export class BotOrigin extends Context.Service<BotOrigin, { readonly origin: string | null }>()(
  "tracker/gateways/telegram/BotOrigin"
) {}
