// Client components of the admin panel, for panels of one's own: `schematicshop/client`.
export { HideButton } from '@plugins/moderation/panel/HideButton'
export { RetryButton } from '@plugins/pipeline/panel/RetryButton'
