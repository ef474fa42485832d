/** The reader's settings of notifications, for every page: a kind that is off is neither listed nor counted. */
import { createSignal } from "solid-js"
import { defaultSettings } from "../../../domain/notices/reaches.ts"
import type { NoticeSettings } from "../../../domain/notices/settings.ts"
import { noticesApi } from "../../sync/rest/noticesApi.ts"

const [settings, setSettings] = createSignal<NoticeSettings>(defaultSettings)
/** The settings that were loaded last. Before the first load: the default ones. */
export const noticeSettings = settings
export const keepNoticeSettings = (loaded: NoticeSettings): void => void setSettings(() => loaded)

/** Loads the settings. After a failure every notice is shown. */
export const loadNoticeSettings = (): void =>
  void noticesApi.settings().then(keepNoticeSettings, () => keepNoticeSettings(defaultSettings))
