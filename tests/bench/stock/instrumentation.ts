// Next would otherwise take the shop's own, further up.
export function register(): void {}
