import Account from './Account.json'
import Bell from './Bell.json'
import Notices from './Notices.json'
import Problems from './Problems.json'
import Shell from './Shell.json'
import Ui from './Ui.json'
import Words from './Words.json'

export default { Account, Bell, Notices, Problems, Shell, Ui, Words }
