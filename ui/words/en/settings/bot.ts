/** The words of the token of the bot. */
export const botEn = {
  botToken: {
    how: "Open @BotFather in Telegram, send /newbot, and copy the token from its answer. For an existing bot, send /token.",
    field: "Token of the bot",
    check: "Check",
    checking: "Asking Telegram",
    connect: "Connect",
    change: "Use another token",
    keep: "Keep this one",
    disconnect: "Disconnect",
    found: "Telegram knows this bot: {name}, @{bot}",
    readsAll: "Privacy mode is off: in groups it can read all messages.",
    readsSome:
      "Privacy mode is on: in groups it gets only commands and replies to its messages. To change that, send /setprivacy to @BotFather, or make the bot an administrator of the group.",
    joins: "People can add it to groups.",
    joinsNot: "It cannot be added to groups. To change that, send /setjoingroups to @BotFather.",
    stored: "The token ends in {lastFour}. Entered by {person}, {when}.",
    sealed: "The token is stored encrypted and is never shown again.",
    fromEnvironment:
      "TELEGRAM_BOT_TOKEN is set on the server and takes precedence over this page. To connect a bot here, remove it there and restart the product.",
    unused: "The token that was entered here ({lastFour}) is not used.",
    connected: "@{bot} is connected, and starts within a few seconds",
    disconnected: "The bot is disconnected",
    replaceTitle: "Replace @{old} by @{bot}?",
    replaceText:
      "@{old} stops at once. Its messages in Telegram stay, but their buttons no longer work. People must write to @{bot} once, and groups must add it.",
    replace: "Replace the bot",
    disconnectTitle: "Disconnect @{bot}?",
    disconnectText:
      "The bot stops at once and the token is erased here. Its messages in Telegram stay, but their buttons no longer work."
  },
  botTokenFault: {
    empty: "Paste the token that @BotFather gave you.",
    "token-malformed": "This is not a token. @BotFather gives one like 123456:ABC-DEF… Copy the whole line.",
    "token-refused":
      "Telegram refuses this token: it is wrong, or was revoked. Send /token to @BotFather to get the current one.",
    "token-in-environment": "TELEGRAM_BOT_TOKEN is set on the server. Remove it there first, and restart the product.",
    "other-bot": "Another owner has connected a bot in the meantime. Check the token again.",
    unreachable: "Telegram does not answer, so nothing is stored. Check the network of the server, and try again.",
    "too-many": "Too many tokens were tested. Try again in a minute."
  }
}
