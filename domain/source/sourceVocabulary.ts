/** The words of sources. Imports nothing: the dashboard's fields read it, and must not load the schema library. */

/** The senders whose webhooks a source understands. `json`: any sender, with a mapping. */
export const sourceKinds = ["json", "github", "gitlab", "sentry"] as const
export type SourceKind = (typeof sourceKinds)[number]

/** The thing that each webhook becomes. */
export const sourceProducts = ["message", "task"] as const
export type SourceProduct = (typeof sourceProducts)[number]

export const mappingFields = ["title", "text", "link", "author"] as const
export type MappingField = (typeof mappingFields)[number]

/** UTF-16 units of a path of a mapping. */
export const pathLength = 200
