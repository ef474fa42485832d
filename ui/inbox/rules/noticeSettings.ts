/** The reader's settings of notifications, for every page: a kind that is off is neither listed nor counted. */
import { createSignal } from "solid-js"
import { defaultSettings } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import { noticesApi } from "../../sync/rest/noticesApi.ts"

const [settings, setSettings] = createSignal<NoticeSettings>(defaultSettings)
/** Those that were loaded last; the default ones before. */
export const noticeSettings = settings
export const keepNoticeSettings = (loaded: NoticeSettings): void => void setSettings(() => loaded)

/** Loads them. Without an answer everything is shown. */
export const loadNoticeSettings = (): void =>
  void noticesApi.settings().then(keepNoticeSettings, () => keepNoticeSettings(defaultSettings))
