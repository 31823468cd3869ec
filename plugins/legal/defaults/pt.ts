import type { LegalTexts } from '../types'

export const pt: LegalTexts = {
  terms: `Estes termos são entre você e {{operator}}, que mantém {{site}}. São curtos de propósito.

## Sua conta

- Você precisa de uma conta para enviar, comentar, curtir e seguir. Para baixar, não.
- Uma pessoa, uma conta. Não compartilhe sua senha. Você responde pelo que é feito com a sua conta.
- Você precisa ter pelo menos 13 anos, ou a idade em que a lei do seu país permite que aceite isto por conta própria.

## O que você publica

- Suas construções continuam suas. Ao publicar, você permite que {{site}} as guarde, verifique, converta para outros formatos, mostre imagens delas e as ofereça para baixar enquanto estiverem publicadas.
- Publique só o que você fez ou pode compartilhar. Cite quem participou.
- Outros podem baixar construções públicas e usá-las em seus próprios mundos. Qualquer outra coisa, como vendê-las ou publicá-las como suas, precisa da sua permissão.
- Os arquivos são analisados. Os nocivos ou que não são schematics são recusados.

## Regras

As [regras](/rules) fazem parte destes termos. Moderadores podem ocultar ou remover o que as viola e suspender contas. Você fica sabendo o motivo e pode recorrer.

## Sem garantias

O site é oferecido como está. Pode mudar, ser interrompido ou fechar. Guarde uma cópia do que importa: você pode [baixar seus dados](/settings/data) quando quiser. Nada aqui limita a responsabilidade onde a lei não permite.

## O fim

Você pode excluir sua conta quando quiser nas [configurações](/settings/data). Mudanças importantes nestes termos são avisadas no site antes de valer.

## Dúvidas

Escreva pela [página de contato](/contact).`,
  privacy: `{{operator}} mantém {{site}} e é responsável pelos dados descritos aqui. Não há anúncios nem rastreadores, e nenhum dado é vendido ou dado a anunciantes.

## O que é guardado e por quanto tempo

| O quê | Para quê | Por quanto tempo |
|---|---|---|
| E-mail, um hash da sua senha, nome de usuário, papel, idioma | sua conta | até você excluir a conta |
| Perfil, construções, arquivos, imagens, comentários, listas, curtidas, o que você segue | o que você publica ou salva | até você excluir isso ou a conta |
| Sessões: dispositivo, navegador, país, parte do endereço de rede, primeiro e último uso | entrar e proteger sua conta | até terminarem, no máximo {{sessionDays}} dias |
| Um registro de mudanças e entradas, com parte do endereço de rede e o navegador | segurança e investigação de abusos | {{auditDays}} dias; o que você publica, curte e segue, {{activityDays}} dias |
| Notificações | contar o que aconteceu | 90 dias |
| Denúncias e pedidos de remoção, com uma cópia do que tratam | moderação e obrigações legais | enquanto abertos e mais 90 dias, ou o que a lei exigir |
| Exportações dos seus dados | você pediu | {{exportDays}} dias |

Localização e outros dados ocultos são removidos das imagens. Visualizações e downloads são contados com um hash do endereço de rede e do navegador cuja chave muda todo dia, então ninguém pode ser reconhecido no dia seguinte. Para limitar pedidos, endereços de rede são guardados de minutos a horas.

## Cookies e armazenamento do navegador

Só o necessário: sua sessão (\`payload-token\` e um cookie para renová-la), um cookie que reconhece seu dispositivo na próxima entrada (\`shop-device-…\`) e seu idioma (\`locale\`). O tema, envios não terminados e listas de conferência ficam no seu navegador e não são enviados a nós.

## Quem mais vê

O que você publica é público. Moderadores veem denúncias e, para tratá-las, dados da conta. E-mails saem pelo servidor do operador. Arquivos podem estar em um provedor de armazenamento escolhido pelo operador. Se você entra com outro serviço, ele fica sabendo.

## Seus direitos

- Ver e corrigir seus dados: nas [configurações](/settings).
- Levá-los: [baixe seus dados](/settings/data).
- Apagá-los: [exclua sua conta](/settings/data). Ela é fechada na hora e excluída para sempre depois de {{graceDays}} dias. Backups podem manter cópias por tempo limitado.
- Opor-se, perguntar ou reclamar: escreva para {{contact}}. Você também pode reclamar à autoridade de proteção de dados.`,
  contact: `{{site}} é mantido por:

{{address}}

## Como falar conosco

- **E-mail:** {{contact}}
- **Algo viola as [regras](/rules):** use “Denunciar” na construção, no comentário ou no perfil. Os moderadores veem na hora.
- **Algo viola seus direitos:** use o [formulário de remoção](/takedown).
- **Um problema de segurança:** escreva para o e-mail acima. Por favor, não o publique antes de ser corrigido.
- **Sua conta ou seus dados:** quase tudo pode ser feito nas [configurações](/settings).`,
  rules: `Trate bem os outros e publique o que é seu.

## Construções

- Envie só o que você fez ou pode compartilhar. Dê crédito aos outros. Nada tirado de pacotes pagos ou do mundo de outras pessoas sem permissão.
- Descreva com honestidade: título, tags, imagens e o que há dentro.
- Nada nocivo: nem blocos de comando escondidos que estragam mundos, nem construções que travam o jogo, nem malware.
- Nada ilegal, de ódio, sexual ou feito para chocar. Muitos jogadores aqui são jovens.

## Comentários e perfis

- Sem insultos, ameaças, assédio ou discriminação.
- Sem dados privados de ninguém.
- Sem spam e sem propaganda.
- Não finja ser outra pessoa.

## O site

- Não contorne limites, bloqueios ou verificações, nem use várias contas para curtir ou baixar suas próprias construções.
- Programas são bem-vindos na [API](/api/docs), dentro dos limites.

## O que acontece se

Moderadores olham cada denúncia. Podem pedir uma mudança, ocultar ou remover coisas e suspender contas por um tempo ou para sempre. Você fica sabendo o que foi decidido e por quê, e pode recorrer.`,
  takedown: `Uma construção em {{site}} viola seus direitos autorais, sua marca ou seus direitos pessoais? Conte com este formulário.

- Um moderador olha cada pedido. Enquanto isso, a construção pode ser ocultada.
- Se algo for feito com a construção, o dono fica sabendo o motivo e pode contestar escrevendo para {{contact}}, com o endereço da construção e suas razões. Seu e-mail não é passado a ele.
- Você fica sabendo por e-mail o que foi decidido.
- Por favor, diga a verdade. Quem afirma algo falso de propósito pode responder por isso.

Para outros problemas, use “Denunciar” na própria construção.`,
}
