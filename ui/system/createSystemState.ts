/** Reads the state of the parts again and again while the page is visible. The old answer stays until the new one arrives. */
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import { atLeast } from "../../domain/roles.ts"
import type { Role } from "../../domain/values.ts"
import { createFetched } from "../sync/fetched.ts"
import { api } from "../sync/rest/api.ts"
import { systemApi } from "../sync/rest/systemApi.ts"
import { type Rates, ratesBetween, type PositionSample } from "./models/rates.ts"

/** Milliseconds between two reads. */
const every = 5000

export const createSystemState = (role: () => Role) => {
  const [turn, setTurn] = createSignal(0)
  const again = () => setTurn((n) => n + 1)
  const clock = setInterval(() => document.visibilityState === "visible" && again(), every)
  onCleanup(() => clearInterval(clock))
  // A read that the reader may not make is not sent.
  const from = (least: Role) => () => (atLeast(role(), least) ? turn() : null)
  const system = createFetched(turn, api.system)
  const models = createFetched(from("admin"), systemApi.readModels)
  const stores = createFetched(from("admin"), systemApi.stores)
  const backups = createFetched(from("owner"), systemApi.backups)
  const parked = createFetched(from("owner"), systemApi.parked)
  const letters = createFetched(from("owner"), systemApi.deadLetters)
  const [rates, setRates] = createSignal<Rates>(new Map())
  let sample: PositionSample | null = null
  createEffect(
    on(models.value, (read) => {
      if (read === null) return
      const now = { at: performance.now(), models: read.answer }
      setRates(ratesBetween(sample, now))
      sample = now
    })
  )
  const shown = createMemo(() => system.value()?.answer)
  return {
    system: shown,
    /** The first read failed, and nothing can be shown. */
    failed: () => (shown() === undefined ? system.failed() : null),
    models: () => models.value()?.answer,
    stores: () => stores.value()?.answer,
    backups: () => backups.value()?.answer,
    parked: () => parked.value()?.answer,
    letters: () => letters.value()?.answer,
    rates,
    again
  }
}
