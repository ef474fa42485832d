/** The requests of notifications: marks of single notices, and settings. Each is about the reader's own notices. */
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import { command, requestApi } from "./api.ts"
import { idOfActor } from "./teamApi.ts"

const own = (actor: string, verb: string, body: unknown) => command(`/notices/${idOfActor(actor)}/${verb}`, body)
type Ids = ReadonlyArray<string>

export const noticesApi = {
  /** `upTo`: the position that the person saw. */
  read: (actor: string, notices: Ids, upTo: number) => own(actor, "read", { notices, upTo }),
  unread: (actor: string, notices: Ids) => own(actor, "unread", { notices }),
  /** `until`: an instant; null shows them again. */
  postpone: (actor: string, notices: Ids, until: string | null) => own(actor, "postpone", { notices, until }),
  settings: (after = 0) =>
    requestApi<{ readonly settings: NoticeSettings }>("GET", `/notices/settings?after=${after}`).then(
      ({ settings }) => settings
    ),
  setSettings: (actor: string, settings: NoticeSettings) => own(actor, "set", { settings })
}
