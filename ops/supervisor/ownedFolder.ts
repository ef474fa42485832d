/** The message of a product to its supervisor: the data folder that it owns, where it starts a nats-server. */

export const reportOwnedFolder = (dataDir: string): void => void process.send?.({ ownedFolder: dataDir })

export const ownedFolderIn = (message: unknown): string | null =>
  typeof message === "object" && message !== null && "ownedFolder" in message && typeof message.ownedFolder === "string"
    ? message.ownedFolder
    : null
