export type UploadsOptions = {
  /**
   * Bytes of the largest file that is taken; the pipeline's own.
   * @default 67108864
   */
  maxBytes?: number
}
