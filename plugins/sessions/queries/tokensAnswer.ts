type Tokens = { accessToken: string; exp: number; refreshToken: string; refreshExpiresAt: Date; user: object }

/** Both tokens as a program gets them. */
export const tokensAnswer = ({ accessToken, exp, refreshToken, refreshExpiresAt, user }: Tokens): Response =>
  Response.json(
    {
      accessToken,
      accessTokenExpiresAt: new Date(exp * 1_000).toISOString(),
      refreshToken,
      refreshTokenExpiresAt: refreshExpiresAt.toISOString(),
      user,
    },
    { headers: { 'Cache-Control': 'no-store' } },
  )
