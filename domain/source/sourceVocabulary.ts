/** The words of sources. Imports nothing: the dashboard's fields read it, and must not load the schema library. */

/** The senders whose webhooks a source understands. `json`: any sender, with a mapping. */
export const sourceKinds = ["json", "github", "gitlab", "sentry"] as const
export type SourceKind = (typeof sourceKinds)[number]

/** True for a sender that makes the secret itself: a person enters it here. For the others, the product makes it. */
export const makesItsSecret = (kind: SourceKind): boolean => kind === "sentry"

/** The thing that each webhook becomes. */
export const sourceProducts = ["message", "task"] as const
export type SourceProduct = (typeof sourceProducts)[number]

/** The reasons why a webhook became neither. `no-text` has the path, and `refused` the name of the refusal. */
export const unhandledReasons = ["unopened", "no-source", "no-text", "not-in-chat", "refused", "defect"] as const
export type UnhandledReason = (typeof unhandledReasons)[number]

export const mappingFields = ["title", "text", "link", "author"] as const
export type MappingField = (typeof mappingFields)[number]

/** UTF-16 units of a path of a mapping. */
export const pathLength = 200
