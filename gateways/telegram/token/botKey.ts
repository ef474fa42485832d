/** The owner, in the keyring, of the key that seals what only the bot may read. The secrets of the webhook are derived from it too. */
export const botKey = "installation:telegram"
