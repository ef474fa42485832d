/** English, in parts: a page loads only the parts that it uses. English declares the parts and the words of every language. */
export const en = {
  first: () => import("./first/first.ts").then(({ firstEn }) => firstEn),
  chat: () => import("./chat/chat.ts").then(({ chatEn }) => chatEn),
  notices: () => import("./notices.ts").then(({ noticesEn }) => noticesEn),
  settings: () => import("./settings/settingsPages.ts").then(({ settingsPagesEn }) => settingsPagesEn),
  team: () => import("./team/team.ts").then(({ teamEn }) => teamEn),
  webhooks: () => import("./webhooks.ts").then(({ webhooksEn }) => webhooksEn),
  miniApp: () => import("./miniApp.ts").then(({ miniAppEn }) => miniAppEn)
}
