/** The words of the Mini App in Telegram. */
export const miniAppEn = {
  miniApp: {
    outside: "Open this page in Telegram",
    outsideText:
      "The Mini App signs you in by your Telegram account. Open it with the menu button of your team's bot, or use the tracker in this browser.",
    openPage: "Open the tracker here",
    closed: "You are not signed in",
    over: "This session has ended. Close the app, and open it again with the button of the bot."
  }
}
