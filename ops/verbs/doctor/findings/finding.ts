import { KeysLost } from "../../../../streams/errors.ts"
import { settingsRemedy, SettingsLowered } from "../../../../streams/nats/storage/storage.ts"
import { LogNewer } from "../../../../streams/nats/storage/refusals/logProgram.ts"
import { WrongMasterKey } from "../../../../streams/sealing/wrongMasterKey.ts"
import type { Trouble } from "../../../../streams/troubles.ts"
import type { FindingCode } from "./findingCodes.ts"

/** One line of `tt doctor`. */
export interface Finding {
  readonly what: string
  readonly found: string
  /** The remedy; null when there is no fault. */
  readonly remedy: string | null
  /** The kind of the finding, for programs; null when there is no fault and no trouble. */
  readonly code: FindingCode | null
}

export const fine = (what: string, found: string): Finding => ({ what, found, remedy: null, code: null })
export const broken = (code: FindingCode, what: string, found: string, remedy: string): Finding => ({
  what,
  found,
  remedy,
  code
})

/** A trouble that ends without help and stops nothing is not a fault. */
export const ofTrouble = ({ code, message, remedy, stops }: Trouble, what = "trouble"): Finding => ({
  what,
  found: message,
  remedy: remedy ?? (stops.length === 0 ? null : "it ends without help; if it lasts, read the log of the product"),
  code
})

/** The error that ended a check. The refusals of a start have a code and a remedy of their own; `remedy` is for all other errors. */
export const ofError = (what: string, error: { readonly message: string }, remedy: string): Finding => {
  if (error instanceof KeysLost) return { what: "keys", found: error.found, remedy: error.remedy, code: error.code }
  if (error instanceof WrongMasterKey)
    return { what: "keys", found: error.message, remedy: masterKeyRemedy, code: "keys-missing" }
  if (error instanceof SettingsLowered)
    return { what: "settings", found: error.message, remedy: settingsRemedy, code: "settings-lowered" }
  if (error instanceof LogNewer) return broken("log-newer", "log", error.message, error.remedy)
  return broken("stores-closed", what, error.message, remedy)
}

const masterKeyRemedy = "restore the key file or the bucket KEYS that belongs to this log; nothing was changed"
