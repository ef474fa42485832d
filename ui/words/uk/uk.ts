import type { LanguageWords } from "../speak/catalogue.ts"

/** Українською. */
export const uk: LanguageWords = {
  first: () => import("./first/first.ts").then(({ firstUk }) => firstUk),
  chat: () => import("./chat/chat.ts").then(({ chatUk }) => chatUk),
  notices: () => import("./notices.ts").then(({ noticesUk }) => noticesUk),
  settings: () => import("./settings/settingsPages.ts").then(({ settingsPagesUk }) => settingsPagesUk),
  team: () => import("./team/team.ts").then(({ teamUk }) => teamUk),
  webhooks: () => import("./webhooks.ts").then(({ webhooksUk }) => webhooksUk),
  miniApp: () => import("./miniApp.ts").then(({ miniAppUk }) => miniAppUk)
}
