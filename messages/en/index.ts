import Account from './Account.json'
import Problems from './Problems.json'
import Shell from './Shell.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default { Account, Problems, Shell, Ui, Words }
