/** The types of webhooks in groups: the things that they are about, in the order of the vocabulary. */
import { type WebhookType, webhookTypeNames } from "../../../../domain/endpoint/webhookTypes.ts"

export type HookThing = WebhookType extends `${infer T}.${string}` ? T : never
export type HookVerb = WebhookType extends `${string}.${infer D}` ? D : never

export interface TypeGroup {
  readonly thing: HookThing
  readonly types: ReadonlyArray<WebhookType>
}

/** The thing and the verb of a type. The vocabulary has one dot in each. */
export const partsOfType = (type: WebhookType) => type.split(".") as [HookThing, HookVerb]

export const typeGroups: ReadonlyArray<TypeGroup> = [
  ...Map.groupBy(webhookTypeNames, (type) => partsOfType(type)[0])
].map(([thing, types]) => ({ thing, types }))

/** Adds all of these types, or removes them. */
export const withTypes = (
  chosen: ReadonlyArray<WebhookType>,
  types: ReadonlyArray<WebhookType>,
  isOn: boolean
): ReadonlyArray<WebhookType> => {
  const others = chosen.filter((type) => !types.includes(type))
  return isOn ? [...others, ...types] : others
}
