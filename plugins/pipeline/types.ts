export type PipelineOptions = {
  /**
   * Bytes of the largest file that is taken.
   * @default 67108864
   */
  maxBytes?: number
}
