import Account from './Account.json'
import Panel from './Panel.json'
import Problems from './Problems.json'
import Shell from './Shell.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default { Account, Panel, Problems, Shell, Ui, Words }
