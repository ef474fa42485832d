/** The Telegram accounts that are linked to people, found from either side. An account is linked to one person at a time. */
import type { PersonId } from "../../domain/ids.ts"

export interface TelegramAccounts {
  /** By the keyed hash of the account. */
  readonly people: Map<string, PersonId>
  readonly keys: Map<PersonId, Set<string>>
}

export const emptyTelegramAccounts = (): TelegramAccounts => ({ people: new Map(), keys: new Map() })

export const linkTelegramUser = ({ people, keys }: TelegramAccounts, key: string, person: PersonId): void => {
  const former = people.get(key)
  if (former !== undefined) keys.get(former)?.delete(key)
  people.set(key, person)
  keys.set(person, (keys.get(person) ?? new Set()).add(key))
}

/** The accounts of a merged person become those of the survivor. */
export const moveTelegramUsers = (accounts: TelegramAccounts, from: PersonId, into: PersonId): void => {
  for (const key of accounts.keys.get(from) ?? []) linkTelegramUser(accounts, key, into)
  accounts.keys.delete(from)
}

export const dropTelegramUsers = ({ people, keys }: TelegramAccounts, person: PersonId): void => {
  for (const key of keys.get(person) ?? []) people.delete(key)
  keys.delete(person)
}
