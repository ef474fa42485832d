import type { LanguageWords } from "../speak/catalogue.ts"

/** По-русски. */
export const ru: LanguageWords = {
  first: () => import("./first/first.ts").then(({ firstRu }) => firstRu),
  chat: () => import("./chat/chat.ts").then(({ chatRu }) => chatRu),
  notices: () => import("./notices.ts").then(({ noticesRu }) => noticesRu),
  settings: () => import("./settings/settingsPages.ts").then(({ settingsPagesRu }) => settingsPagesRu),
  team: () => import("./team/team.ts").then(({ teamRu }) => teamRu),
  webhooks: () => import("./webhooks.ts").then(({ webhooksRu }) => webhooksRu),
  miniApp: () => import("./miniApp.ts").then(({ miniAppRu }) => miniAppRu)
}
