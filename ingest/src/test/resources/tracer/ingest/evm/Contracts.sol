// SPDX-License-Identifier: Apache-2.0
// Contracts of the tests against a live node. Compiled once with solc 0.8.30 (npm), optimiser on with
// 200 runs, EVM version paris, metadata hash none; the creation code of each lies beside as NAME.hex.
pragma solidity 0.8.30;

/// A plain ERC-20: what it logs is what it does.
contract Token {
    event Transfer(address indexed from, address indexed to, uint256 value);

    string public symbol = "TOK";
    uint8 public decimals = 6;
    mapping(address => uint256) public balanceOf;

    constructor() {
        balanceOf[msg.sender] = 1_000_000;
        emit Transfer(address(0), msg.sender, 1_000_000);
    }

    function transfer(address to, uint256 value) external returns (bool) {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
        return true;
    }

    function mint(address to, uint256 value) external {
        balanceOf[to] += value;
        emit Transfer(address(0), to, value);
    }

    function burn(uint256 value) external {
        balanceOf[msg.sender] -= value;
        emit Transfer(msg.sender, address(0), value);
    }
}

/// Logs Transfer without indexed arguments; its symbol is 32 bytes, its decimals revert.
contract OldToken {
    event Transfer(address from, address to, uint256 value);

    bytes32 public symbol = "OLD";
    mapping(address => uint256) public balanceOf;

    constructor() {
        balanceOf[msg.sender] = 1_000;
        emit Transfer(address(0), msg.sender, 1_000);
    }

    function transfer(address to, uint256 value) external {
        balanceOf[msg.sender] -= value;
        balanceOf[to] += value;
        emit Transfer(msg.sender, to, value);
    }
}

/// Logs a Transfer of a single thing (ERC-721).
contract Things {
    event Transfer(address indexed from, address indexed to, uint256 indexed id);

    function give(address to, uint256 id) external {
        emit Transfer(msg.sender, to, id);
    }
}

/// Moves its native value on, in several ways.
contract Mover {
    event Caught();

    receive() external payable {}

    /// One call after the other, each with half of the value.
    function split(address payable a, address payable b) external payable {
        pay(a, msg.value / 2);
        pay(b, msg.value - msg.value / 2);
    }

    /// Through a second call of itself, so that the payment lies deeper.
    function deep(address payable a) external payable {
        this.passOn{value: msg.value}(a);
    }

    function passOn(address payable a) external payable {
        pay(a, msg.value);
    }

    /// Pays, then undoes everything.
    function payAndRevert(address payable a) external payable {
        pay(a, msg.value);
        revert("undone");
    }

    /// Lets a payment be undone one call below, and goes on.
    function tryAndCatch(address payable a) external payable {
        try this.payAndRevert{value: msg.value}(a) {} catch {
            emit Caught();
        }
    }

    /// Makes a contract that holds the value.
    function make() external payable returns (address) {
        return address(new Mortal{value: msg.value}());
    }

    /// The same at an address chosen by a salt.
    function makeAt(bytes32 salt) external payable returns (address) {
        return address(new Mortal{salt: salt, value: msg.value}());
    }

    /// Makes a contract and destroys it at once in favour of somebody.
    function makeAndEnd(address payable heir) external payable {
        new Mortal{value: msg.value}().end(heir);
    }

    /// Makes a contract that destroys itself in favour of itself: the value is gone.
    function makeAndBurn() external payable {
        Mortal m = new Mortal{value: msg.value}();
        m.end(payable(address(m)));
    }

    function pay(address payable a, uint256 value) private {
        (bool ok, ) = a.call{value: value}("");
        require(ok);
    }
}

/// Can be destroyed; what it held goes to an heir.
contract Mortal {
    constructor() payable {}

    receive() external payable {}

    function end(address payable heir) external {
        selfdestruct(heir);
    }
}
